"""Cases in DuckDB: a reader of record batches in, a reader of record batches out, and SQL on both sides."""

import sys
from pathlib import Path

import duckdb
import pyarrow as pa

import crampdx

folder = Path(sys.argv[1])
database = duckdb.connect()
database.execute("""
    create table cases as select * from (values
        ('a', true, '3.1 mmol/L', ['HCTZ']),
        ('b', true, '31', []),
        ('c', null, null, ['quinine'])
    ) as _(id, leg_cramp, potassium, medicines)
""")
cases = database.sql("select * from cases").to_arrow_reader(65_536)
said = pa.RecordBatchReader.from_batches(crampdx.result_schema(), crampdx.assess_batches(cases))
# The reader is read once, as it is written, and over a cursor of its own: a query is open on the other side.
database.cursor().from_arrow(said).write_parquet(str(folder / "said.parquet"))
result = database.read_parquet(str(folder / "said.parquet"))
print(result.filter("len(problems) = 0").select('id, urgency, "leading"').fetchall())
print(result.filter("len(problems) > 0").select("id, problems").fetchall())
