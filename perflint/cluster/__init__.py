"""Many filings in chunks, done here, by shards started by anybody, or by an engine on many machines."""
