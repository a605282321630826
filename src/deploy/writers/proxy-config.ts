import type { DeploymentModel } from "../model/deployment-model.ts";
import { heading } from "./heading.ts";

/** Where the configuration lies. */
export const proxyConfigPath = "deploy/haproxy.cfg";

/** How often the proxy asks a process whether it is ready, in seconds, and after how many refusals it believes it. */
const probes = { interval: 1, failures: 2 };

/** Seconds that a process which leaves must go on to accept connections; see docs/guide/deploy.md. */
export const proxyLag = probes.interval * probes.failures + 1;

/** Writes HAProxy's configuration for compose.staging.yaml: all containers of `web`, found by Docker's own DNS. */
export function writeProxyConfig({ processes }: DeploymentModel): string | undefined {
  const listening = processes.filter(({ listens }) => listens);
  const [first] = listening;
  if (first === undefined) return undefined;
  const most = first.replicas.to;
  return `${heading}
# SERVE_DRAIN_LAG is ${proxyLag} s: what leaves is found out within ${probes.failures} checks of ${probes.interval} s, and a second is spare.

global
  log stdout format raw local0

defaults
  mode http
  log global
  option httplog
  option dontlognull
  # A connection that could not be made is tried again, on another container; what was sent is never sent twice.
  option redispatch
  retries 3
  retry-on conn-failure
  timeout connect 2s
  timeout client 65s
  timeout server 65s
  timeout queue 10s
  timeout http-request 15s
  timeout http-keep-alive 60s
  # A connection of its own for each request, so that none meets one that is just being closed; it costs some 0.1 ms.
  option http-server-close
  option forwardfor

resolvers docker
  nameserver dns 127.0.0.11:53
  hold valid 1s
  hold nx 1s
  hold obsolete 5s

frontend http
  bind :8000
  # For TLS: bind :8443 ssl crt /run/secrets/certificate.pem alpn h2,http/1.1
  http-request del-header X-Forwarded-For
  # Where TLS ends in front of this proxy, write https instead.
  http-request set-header X-Forwarded-Proto %[ssl_fc,iif(https,http)]
  default_backend ${first.name}

backend ${first.name}
  balance leastconn
  option httpchk GET /readyz
  default-server check inter ${probes.interval}s fastinter ${probes.interval}s downinter ${probes.interval}s fall ${probes.failures} rise 1 init-addr none resolvers docker resolve-prefer ipv4
  server-template ${first.name} ${most} ${first.name}:8000
`;
}
