"""The engine: pure functions of facts and packs; neither database nor clock."""
