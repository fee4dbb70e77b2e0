"""Starts moto's server with what Karpenter finds in every account, but nobody can put into moto over the network.

EKS' public AMI parameters: AWS owns everything below /aws/service/, so moto refuses to write there. They are put into its backend, for the
release in LANDBRIDGE_AMI_VERSION. Each processor and variant has an image of its own, as at AWS: with one image for all, Karpenter
would take the last variant's requirements for every node.

And moto's fleets forget the launch template's security groups, for which Karpenter takes every node to have drifted.
"""

import os
import sys
from datetime import datetime, timezone

from moto.backends import get_backend
from moto.ec2.models import EC2Backend
from moto.ssm.models import Parameter

ACCOUNT = os.environ["MOTO_ACCOUNT_ID"]
REGION = os.environ["AWS_REGION"]
KUBERNETES = os.environ["LANDBRIDGE_KUBERNETES"]
AMI_VERSION = os.environ["LANDBRIDGE_AMI_VERSION"]
VARIANTS = {"x86_64": ["standard", "nvidia", "neuron"], "arm64": ["standard", "nvidia"]}
AMAZON = "602401143452"


def add_image(architecture, variant):
    name = f"amazon-eks-node-al2023-{architecture}-{variant}-{KUBERNETES}-{AMI_VERSION}"
    image = get_backend("ec2")[ACCOUNT][REGION].register_image(name, f"EKS-optimized AL2023, {variant}")
    image.architecture = architecture
    image.owner_id = AMAZON
    return name, image.id


def add_parameter(architecture, variant, name, image_id):
    path = f"/aws/service/eks/optimized-ami/{KUBERNETES}/amazon-linux-2023/{architecture}/{variant}/{name}/image_id"
    parameter = Parameter(
        account_id=ACCOUNT,
        name=path,
        value=image_id,
        parameter_type="String",
        description="",
        allowed_pattern=None,
        keyid=None,
        last_modified_date=datetime(2026, 7, 14, tzinfo=timezone.utc),
        version=1,
        data_type="aws:ec2:image",
    )
    get_backend("ssm")[ACCOUNT][REGION]._parameters[path].append(parameter)


def security_groups_of(backend, fleet):
    """The security groups of the launch template by which each instance of a fleet was launched, by the instance's id."""
    groups = {}
    for launched in fleet.instances or []:
        named = launched["LaunchTemplateAndOverrides"]["LaunchTemplateSpecification"]
        version = backend.get_launch_template(named["LaunchTemplateId"]).default_version().data
        interfaces = version.get("NetworkInterfaces") or [{}]
        ids = version.get("SecurityGroupIds") or interfaces[0].get("Groups") or []
        groups.update({instance: [backend.get_security_group_from_id(one) for one in ids] for instance in launched["InstanceIds"]})
    return groups


forgetful_create_fleet = EC2Backend.create_fleet


def create_fleet(self, *args, **kwargs):
    fleet = forgetful_create_fleet(self, *args, **kwargs)
    for instance, groups in security_groups_of(self, fleet).items():
        self.get_instance(instance).security_groups = groups
    return fleet


EC2Backend.create_fleet = create_fleet

if __name__ == "__main__":
    for architecture, variants in VARIANTS.items():
        for variant in variants:
            add_parameter(architecture, variant, *add_image(architecture, variant))

    get_backend("eks")[ACCOUNT][REGION].create_cluster(
        name=os.environ["LANDBRIDGE_CLUSTER"],
        role_arn=f"arn:aws:iam::{ACCOUNT}:role/control-plane",
        resources_vpc_config={},
        version=KUBERNETES,
        kubernetes_network_config={"serviceIpv4Cidr": os.environ["LANDBRIDGE_SERVICE_CIDR"]},
    )

    from moto.server import main

    main(sys.argv[1:])
