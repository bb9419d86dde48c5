"""Cases in Spark: the same on a laptop and on a cluster, `spark-submit --py-files crampdx.zip` beside it."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

import crampdx

spark = SparkSession.builder.appName("crampdx").getOrCreate()
cases = spark.createDataFrame(
    [
        ("a", True, "3.1 mmol/L", ["HCTZ"]),
        ("b", True, "31", []),
        ("c", None, None, ["quinine"]),
    ],
    "id string, leg_cramp boolean, potassium string, medicines array<string>",
)
said = crampdx.assess_spark(cases).cache()
print(said.filter(f.size("problems") == 0).select("id", "urgency", "leading").collect())
print(said.filter(f.size("problems") > 0).select("id", "problems").collect())
spark.stop()
