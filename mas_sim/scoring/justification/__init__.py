"""Scores a motivering by rules that people wrote: gates, detectors per criterion, flags."""
