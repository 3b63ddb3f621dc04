"""Files of YAML and TOML as clean values with positions, and diagnostics of what is wrong."""
