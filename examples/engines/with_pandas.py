"""Cases in pandas: Arrow in between, since a data frame has no lists or missing booleans of its own."""

import pandas as pd
import pyarrow as pa

import crampdx

cases = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "leg_cramp": [1.0, 1.0, None],
        "potassium": ["3.1 mmol/L", "31", None],
        "medicines": [["HCTZ"], [], ["quinine"]],
    }
)
table = pa.Table.from_pandas(cases, preserve_index=False)
said = crampdx.assess_table(table).to_pandas()
fine = said["problems"].str.len() == 0
print(said.loc[fine, ["id", "urgency", "leading"]].to_dict("records"))
print(said.loc[~fine, ["id", "problems"]].to_dict("records"))
