"""The cloud's endpoints and the registries of images in the lab: a TLS server that refuses every request.

A PUT gets an answer of several packets. A GET gets what a registry answers to somebody who has not logged in.
"""

import ssl
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Refusing(BaseHTTPRequestHandler):
    def do_PUT(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(403)
        self.send_header("Content-Length", "8192")
        self.end_headers()
        self.wfile.write(b"." * 8192)

    def do_GET(self):
        self.send_response(401 if self.path == "/v2/" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()


address, certificate = sys.argv[1:]
server = ThreadingHTTPServer((address, 443), Refusing)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
