#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Makes the certificates beside it anew, with python3-cryptography. No test runs it.

The key of the authority is thrown away, so that nothing more can ever be signed with it. What is
signed is good for names of this computer and names that exist nowhere.
"""

import datetime
import ipaddress
import pathlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HERE = pathlib.Path(__file__).parent
PAST = datetime.datetime(2001, 1, 1), datetime.datetime(2002, 1, 1)
GOOD = datetime.datetime(2001, 1, 1), datetime.datetime(9999, 12, 31)
FUTURE = datetime.datetime(9990, 1, 1), datetime.datetime(9999, 12, 31)
LOCAL = [x509.DNSName('localhost'), x509.DNSName('images.test'),
         x509.IPAddress(ipaddress.ip_address('127.0.0.1'))]
OTHER = [x509.DNSName('other.test')]


def make(common_name, names, span, issuer=None):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common_name)])
    issuer_name, issuer_key = issuer or (name, key)
    builder = (x509.CertificateBuilder()
               .subject_name(name).issuer_name(issuer_name).public_key(key.public_key())
               .serial_number(x509.random_serial_number())
               .not_valid_before(span[0]).not_valid_after(span[1])
               .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True))
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(issuer_key, hashes.SHA256()), key, name


def write(stem, certificate, key):
    text = 'A certificate for tests only; see make-certificates.py.\n'.encode()
    text += certificate.public_bytes(serialization.Encoding.PEM)
    if key is not None:
        text += key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                  serialization.NoEncryption())
    (HERE / f'{stem}.pem').write_bytes(text)


def main():
    authority, authority_key, authority_name = make('Ultra Studio test authority', [], GOOD)
    issuer = authority_name, authority_key
    write('authority', authority, None)
    write('good', *make('localhost', LOCAL, GOOD, issuer)[:2])
    write('other-host', *make('other.test', OTHER, GOOD, issuer)[:2])
    write('expired', *make('localhost', LOCAL, PAST, issuer)[:2])
    write('not-yet', *make('localhost', LOCAL, FUTURE, issuer)[:2])
    write('self-signed', *make('localhost', LOCAL, GOOD)[:2])


main()
