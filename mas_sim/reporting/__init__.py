"""Values to figures and documents: the verzuimkalender, the printable verslag."""
