"""The commands of the interface, their keys, and who may use them."""
