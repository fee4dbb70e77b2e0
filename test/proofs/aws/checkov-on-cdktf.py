"""Runs checkov over Terraform JSON as CDKTF writes it, with three gaps of checkov 3.3 closed.

- It breaks off at `terraform.required_version`, so the settings block is taken away.
- Terraform's JSON holds policies as text, which it leaves unread: every check of an IAM statement then says neither yes nor
  no. They are parsed.
- It tells the names of resources without their types. They are told with them.

All of it in memory only: the files stay as synth wrote them.
"""

import json
import sys

from checkov.main import Checkov
from checkov.terraform.checks.resource.registry import resource_registry
from checkov.terraform_json import parser

prepare_as_it_is = parser.prepare_definition
details_as_they_are = resource_registry.extract_entity_details


def read_policies(arguments):
    for name, value in arguments.items():
        text = value[0] if isinstance(value, list) and len(value) == 1 else None
        if isinstance(text, str) and text.startswith('{"Version"'):
            arguments[name] = [json.loads(text)]


def prepare_definition(definition):
    prepared = prepare_as_it_is({key: value for key, value in definition.items() if key != "terraform"})
    for named in prepared.get("resource", []):
        for resources in named.values():
            for arguments in resources.values():
                read_policies(arguments)
    return prepared


def extract_entity_details(entity):
    kind, name, configuration = details_as_they_are(entity)
    return kind, f"{kind}.{name}", configuration


parser.prepare_definition = prepare_definition
resource_registry.extract_entity_details = extract_entity_details

if __name__ == "__main__":
    sys.exit(Checkov().run())
