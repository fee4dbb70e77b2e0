"""Starts ministack so that its EFS (and RDS, ElastiCache) know the subnets and security groups of moto's EC2.

Terraform's EC2 calls go to moto, while EFS is ministack's, which looks a mount target's subnet up in its own, empty EC2.
Whatever ministack does not know there, it asks of LANDBRIDGE_MOTO_URL. Nothing else about ministack changes.
"""

import os
import urllib.error
import urllib.parse
import urllib.request
from xml.etree import ElementTree

from ministack.core.responses import AccountRegionScopedDict, get_region
from ministack.services import ec2

MOTO_URL = os.environ["LANDBRIDGE_MOTO_URL"]


def describe_one(action, parameter, identifier, item_path):
    """The one item of an EC2 Describe call at moto, without XML namespaces, or None if it does not exist."""
    query = {"Action": action, "Version": "2016-11-15", parameter: identifier}
    scope = f"test/20260101/{get_region()}/ec2/aws4_request"
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=none",
    }
    request = urllib.request.Request(MOTO_URL, urllib.parse.urlencode(query).encode(), headers)
    no_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with no_proxy.open(request, timeout=10) as response:
            tree = ElementTree.fromstring(response.read())
    except urllib.error.HTTPError:
        return None
    for element in tree.iter():
        element.tag = element.tag.rpartition("}")[2]
    return tree.find(item_path)


class Subnets(AccountRegionScopedDict):
    __slots__ = ()

    def get(self, key, default=None):
        if key in self:
            return self[key]
        item = describe_one("DescribeSubnets", "SubnetId.1", key, "subnetSet/item")
        if item is None:
            return default
        return {
            "SubnetId": key,
            "VpcId": item.findtext("vpcId"),
            "CidrBlock": item.findtext("cidrBlock"),
            "AvailabilityZone": item.findtext("availabilityZone"),
            "AvailabilityZoneId": item.findtext("availabilityZoneId"),
        }


class SecurityGroups(AccountRegionScopedDict):
    __slots__ = ()

    def get(self, key, default=None):
        if key in self:
            return self[key]
        item = describe_one("DescribeSecurityGroups", "GroupId.1", key, "securityGroupInfo/item")
        if item is None:
            return default
        return {"GroupId": key, "VpcId": item.findtext("vpcId"), "GroupName": item.findtext("groupName")}


ec2._subnets = Subnets()
ec2._security_groups = SecurityGroups()

if __name__ == "__main__":
    from ministack.app import main

    main()
