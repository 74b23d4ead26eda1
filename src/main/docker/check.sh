#!/bin/sh
# Checks the Dockerfiles, compose.yml and the manifests without a container engine: linters, schemas and our own rules.
# Needs Node 20 or newer with npm; installs what it uses into a folder that it removes again.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/check.mjs" "$work/"
cd "$work"
printf '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --loglevel=error \
  dclint@3.1.0 dockerfile-ast@0.7.1 dockerfile-utils@0.16.3 dockerfilelint@1.8.0 \
  kubernetes-models@5.1.0 @kubernetes-models/knative@4.0.0 typescript@7.0.2 yaml@2.8.1

node check.mjs "$here/../../.."
