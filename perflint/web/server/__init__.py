"""The page with a server behind it, for scans, odd old files and large folders."""
