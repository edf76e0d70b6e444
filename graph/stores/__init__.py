"""Where the assembled graph is kept: the embedded ArcadeDB or any Neo4j, spoken to by the same code.

    embedded, neo4j ─ open a database ─ Store ─┬─ Writer   makes it equal to given elements, one writer, in batches
                                               ├─ View     answers questions by id, name, label and type
                                               ├─ ask      a user's own statement: reading only, without files, stopped in time
                               └─ Snapshot reads all of it back

Nothing in here decides what the graph holds: that is assembly's part, and the store can be made again from it.
"""
