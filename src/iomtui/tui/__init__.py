"""How it is shown; this package alone imports Textual."""
