"""The terms everything else speaks in: pages, entities, facts, the schema and the graph's elements."""
