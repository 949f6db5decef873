"""From a Document to a Subject: flow, quantities, symbols, outline, identity."""
