import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** True when nginx is on the path, or where Debian puts it. */
export const nginxProgram = ["nginx", "/usr/sbin/nginx"].find((program) => spawnSync(program, ["-v"]).status === 0);

/** Starts nginx with one worker on the collected files: packed ones as they are, an access log, the usual headers. */
export async function startNginx(directory: string, { root, port }: { readonly root: string; readonly port: number }) {
  const logs = join(directory, "nginx");
  await mkdir(logs, { recursive: true });
  const file = join(directory, "nginx.conf");
  await writeFile(file, configuration(logs, { root, port }));
  const child = spawn(nginxProgram ?? "nginx", ["-e", join(logs, "error.log"), "-p", logs, "-c", file], {
    stdio: "ignore",
  });
  child.once("error", (error) => console.error(error));
  await answers(port);
  return { child, stop: () => stop(child) };
}

function configuration(logs: string, { root, port }: { readonly root: string; readonly port: number }): string {
  return `daemon off; worker_processes 1; pid ${logs}/pid; user ${process.getuid?.() === 0 ? "root" : "nobody"};
events { worker_connections 1024; }
http {
  types { text/css css; application/octet-stream bin; }
  sendfile on; tcp_nopush on; keepalive_requests 1000000; access_log ${logs}/access.log;
  client_body_temp_path ${logs}/body; proxy_temp_path ${logs}/proxy; fastcgi_temp_path ${logs}/fastcgi;
  uwsgi_temp_path ${logs}/uwsgi; scgi_temp_path ${logs}/scgi;
  open_file_cache max=1000; gzip_static on; gzip_vary on;
  server {
    listen 127.0.0.1:${port};
    location /static/ {
      alias ${root}/; add_header Cache-Control "max-age=31536000, public, immutable";
      add_header X-Content-Type-Options nosniff; add_header X-Frame-Options DENY;
      add_header Referrer-Policy same-origin; add_header Cross-Origin-Opener-Policy same-origin;
      add_header Content-Security-Policy "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
    }
  }
}
`;
}

async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (response !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nginx does not answer.");
}

async function stop(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGQUIT");
  await closed;
}
