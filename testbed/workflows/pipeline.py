"""Stands in for the company's image `pipeline`: does what docs/gitops.md asks of it, with small files in place of scans and models.

A job's behaviour may be asked for: the object behaviour/<job>.json of its bucket has a list for a step (or `step/part`), with one entry each
time that it is started: {"exit": 64} fails, {"sleep": 30} takes that long in seconds first, {"halfway": 3} fails when a part of its output is
written. How often it was is kept beside it, since Argo Workflows starts an attempt whose node was lost once more under the same number.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import boto3
from botocore.exceptions import ClientError

BUCKET = os.environ["BUCKET_NAME"]

# What was asked of this start.
ASKED = {}


def store():
    # Endpoint, authorities and keys are in the variables that every SDK reads.
    return boto3.client("s3", region_name=os.environ["BUCKET_REGION"])


def read(key, otherwise):
    try:
        return json.loads(store().get_object(Bucket=BUCKET, Key=key)["Body"].read())
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchKey":
            raise
        return otherwise


def write(path, value):
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(value if isinstance(value, str) else json.dumps(value))


def behave(job, step):
    """Does what was asked of this start."""
    times = read(f"behaviour/{job}.json", {}).get(step, [])
    count = f"behaviour/{job}/{step}.json"
    before = read(count, 0)
    store().put_object(Bucket=BUCKET, Key=count, Body=json.dumps(before + 1).encode())
    asked = times[before] if before < len(times) else {}
    print(f"attempt {os.environ['LANDBRIDGE_ATTEMPT']} of {step}: {asked or 'as always'}", flush=True)
    time.sleep(asked.get("sleep", 0))
    if "exit" in asked:
        sys.exit(asked["exit"])
    return asked


@contextmanager
def whole(path):
    """A folder that is there when it is whole, and not before: Argo Workflows takes what a failed attempt has left as well."""
    part = Path(f"{path}.part")
    part.mkdir(parents=True)
    yield part
    if "halfway" in ASKED:
        write(part / "halfway.txt", "")
        sys.exit(ASKED["halfway"])
    part.rename(path)


def keep_caches():
    """Writes where libraries do that are not asked."""
    for folder in [tempfile.gettempdir(), Path.home()]:
        tempfile.TemporaryFile(dir=folder).close()


def share_memory():
    """Hands something to another process, as data loaders do."""
    shared = SharedMemory(create=True, size=1 << 20)
    shared.buf[-1] = 1
    shared.close()
    shared.unlink()


def ingest(options):
    """Brings the scans from the bucket."""
    prefix = options.scans.rstrip("/") + "/"
    listed = store().list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", [])
    if not listed:
        sys.exit(64)
    with whole("/work/scans") as out:
        for entry in listed:
            body = store().get_object(Bucket=BUCKET, Key=entry["Key"])["Body"].read()
            write(out / entry["Key"].removeprefix(prefix), body.decode())


def preprocess(options):
    """Each scan becomes a part."""
    parts = sorted(Path(options.input).iterdir())
    with whole(options.out) as out:
        for scan in parts:
            write(out / scan.stem / "points.txt", scan.read_text())
    write(options.list, [scan.stem for scan in parts])


def reconstruct(options):
    """Goes on from its checkpoint."""
    share_memory()
    points = Path(options.input, "points.txt").read_text().split()
    checkpoint = f"{options.checkpoints}/points.json"
    done = read(checkpoint, [])
    done += points[len(done) :]
    store().put_object(Bucket=BUCKET, Key=checkpoint, Body=json.dumps(done).encode())
    with whole(options.out) as out:
        write(out / "space.json", done)


def train(options):
    share_memory()
    spaces = {space.parent.name: json.loads(space.read_text()) for space in Path(options.input).glob("*/space.json")}
    with whole(options.out) as out:
        write(out / "weights.json", {name: len(points) for name, points in sorted(spaces.items())})


def judge(options):
    """The quality is the share of spaces that the model knows."""
    weights = json.loads(Path(options.model, "weights.json").read_text())
    spaces = [space.parent.name for space in Path(options.spaces).glob("*/space.json")]
    quality = sum(name in weights for name in spaces) / len(spaces)
    write(options.report, {"quality": quality, "spaces": sorted(spaces)})
    write(options.verdict, "passed" if quality >= float(options.least_quality) else "failed")


def publish(options):
    weights = json.loads(Path(options.model, "weights.json").read_text())
    with whole(options.out) as out:
        write(out / "model.json", weights)
    write(options.manifest, {"files": ["model.json"], "spaces": sorted(weights)})


def publish_manifest(options):
    write(options.out, Path(options.input).read_text())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("step")
    parser.add_argument("--job", required=True)
    parser.add_argument("--in", dest="input")
    for name in ["scans", "out", "list", "part", "checkpoints", "model", "spaces", "least-quality", "verdict", "report", "manifest"]:
        parser.add_argument(f"--{name}")
    options = parser.parse_args()
    keep_caches()
    ASKED.update(behave(options.job, f"{options.step}/{options.part}" if options.part else options.step))
    globals()[options.step.replace("-", "_")](options)


main()
