"""MAS-simulator: practise the Methodische Aanpak Schoolverzuim on fictional casuses."""

__version__ = "0.1.0"
