"""A register in one encrypted file, and back.

The file is `age(zstd(tar))`: `age -d -i KEY FILE | zstd -d | tar x` opens it without khabar. In the tar, in this order:

    about.json            format, version, migrations, settings; where both hash chains stood
    tables/NAME/N.jsonl   the rows of one table, the same whether they came from SQLite or PostgreSQL
    store/ab/abcd...      the sealed documents
    runs/ID/...           the files of the link runs
    anchors.jsonl         the anchors, up to where the chains stood
    manifest.json         size and SHA-256 of every part above, rows by table; without it a backup is no backup
"""

FORMAT = 1
"""The layout of backups that this version writes. A higher one was made by a newer khabar."""
