"""How often statements of each kind hold in public text: the data of perflint's policy."""
