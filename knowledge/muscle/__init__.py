"""Muscle: tired, stiff, inflamed, breaking down."""
