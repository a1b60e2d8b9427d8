"""Writes of entitlements: promises from draft to withdrawal, and decisions that are kept."""
