"""Prints what a moto wheel knows of EC2's types, above all those with GPUs, as JSON: usage gpu-data.py <wheel>"""

import gzip
import json
import sys
import zipfile

FOLDER = "moto/ec2/resources/"
OFFERS = FOLDER + "instance_type_offerings/availability-zone/"

wheel = zipfile.ZipFile(sys.argv[1])


def read(name):
    return json.loads(gzip.decompress(wheel.read(name)))


every = read(FOLDER + "instance_types.json.gz")
types = {name: info for name, info in every.items() if info.get("GpuInfo")}
sizes = {}
for name, info in sorted(
    every.items(),
    key=lambda one: (one[1]["VCpuInfo"]["DefaultVCpus"], one[1]["MemoryInfo"]["SizeInMiB"], one[0]),
):
    family, size = name.split(".")
    sizes.setdefault(family, []).append(size)
offers = {
    name[len(OFFERS) :].split(".")[0]: [
        [offer["InstanceType"], offer["Location"]] for offer in read(name) if offer["InstanceType"] in types
    ]
    for name in wheel.namelist()
    if name.startswith(OFFERS)
}
year, month, day, *_ = wheel.getinfo(FOLDER + "instance_types.json.gz").date_time
json.dump({"date": f"{year}-{month:02}-{day:02}", "types": types, "sizes": sizes, "offers": offers}, sys.stdout)
