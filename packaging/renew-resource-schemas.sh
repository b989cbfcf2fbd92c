#!/usr/bin/env bash
# Takes from an installed cfn-lint (pip install cfn-lint) what CloudFormation's public resource schemas say of the types that the local cloud
# has, and writes it into the tests of the local cloud: names and types of properties, what is required, values, patterns and limits, what
# GetAtt names, what a change replaces, what Ref gives, and the Regions that lack the type. Usage: packaging/renew-resource-schemas.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cloud=$root/src/local-cloud/src
types=$(grep -o '"AWS::[A-Za-z0-9:]*"' "$cloud/main/java/dev/signalbox/localcloud/service/cloudformation/resource/ResourceTypes.java" | tr -d '"' | sort -u)
target=$cloud/test/resources/dev/signalbox/localcloud/service/cloudformation/schema/resource-schemas.json
lint=$(command -v cfn-lint) || { echo "There is no cfn-lint here; install it with: pip install cfn-lint" >&2; exit 1; }
python=$(sed -n '1s/^#!//p' "$(pyenv which cfn-lint 2>/dev/null || echo "$lint")")

mkdir -p "$(dirname "$target")"
# shellcheck disable=SC2086  # the interpreter may be "/usr/bin/env python3", the types are words
TYPES=$types $python - "$target" <<'P'
import datetime, importlib.metadata, json, os, sys
from cfnlint.helpers import REGIONS
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER as manager

KEPT = ("additionalProperties", "allOf", "anyOf", "createOnlyProperties", "definitions", "dependentRequired", "oneOf",
        "primaryIdentifier", "properties", "readOnlyProperties", "required", "dependentExcluded", "requiredOr", "requiredXor")
TEXTS = ("$comment", "default", "description", "examples", "insertionOrder", "title")

def one(name):
    return {"required": [name]}

def pattern(text):
    """A bracket within brackets must be escaped in Java's patterns."""
    out, inside, escaped = "", False, False
    for c in text:
        out += "\\[" if c == "[" and inside and not escaped else c
        inside = not escaped and (c == "[" or inside and c != "]") or escaped and inside
        escaped = c == "\\" and not escaped
    return out

def plain(node, is_schema=True):
    """In the words of JSON Schema: cfn-lint has some of its own."""
    if isinstance(node, list):
        return [plain(n) for n in node]
    if not isinstance(node, dict):
        return node
    if not is_schema:
        return {k: plain(v) for k, v in node.items()}
    out = {}
    more = []
    for key, value in node.items():
        if key == "requiredXor":
            more.append({"oneOf": [one(n) for n in value]})
        elif key == "requiredOr":
            more.append({"anyOf": [one(n) for n in value]})
        elif key == "dependentExcluded":
            more += [{"not": {"required": [n, other]}} for n, others in value.items() for other in others]
        elif key in ("arrayType", "awsType", "cfnLint", "enumCaseInsensitive", "format", "relationshipRef", "uniqueKeys") or key in TEXTS:
            pass
        elif key == "pattern":
            out[key] = pattern(value)
        else:
            out[key] = plain(value, key not in ("properties", "definitions", "patternProperties", "dependentRequired"))
    if more:
        out["allOf"] = out.get("allOf", []) + more
    return out

missing = lambda t: sorted(r for r in REGIONS if not list(manager.get_resource_schemas_by_regions(t, [r])))
def facts(t):
    schema = manager.get_resource_schema("us-east-1", t).schema
    return {"schema": plain({k: schema[k] for k in KEPT if k in schema}), "attributes": sorted(manager.get_type_getatts(t, "us-east-1")),
            "missingIn": missing(t)}

types = {t: facts(t) for t in os.environ["TYPES"].split()}
head = {"source": "CloudFormation's public resource schemas of us-east-1, with the corrections of cfn-lint",
        "cfn-lint": importlib.metadata.version("cfn-lint"), "taken": datetime.date.today().isoformat()}
with open(sys.argv[1], "w", encoding="utf-8") as file:
    lines = ",\n".join(json.dumps(t) + ": " + json.dumps(f, sort_keys=True, separators=(",", ":")) for t, f in types.items())
    file.write('{"about": ' + json.dumps(head) + ',\n"types": {\n' + lines + "\n}}\n")
print(f"{len(types)} types in {sys.argv[1]}")
P
