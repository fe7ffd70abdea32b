"""Conventions of official documents that every stage of reading leans on."""
