"""Everything that a person can do, said once; which keys do it, and who may."""
