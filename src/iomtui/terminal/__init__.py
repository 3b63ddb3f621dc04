"""Between the program and a terminal (POSIX): bytes read and written, signals. Knows no Textual."""
