import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSecrets } from "../../src/model/secret-like.ts";
import type { Json } from "../../src/policy/scalars.ts";

// Put together here, so that no scanner takes this file for a leak.
const join = (...parts: readonly string[]): string => parts.join("");
const letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const some = (count: number): string => letters.repeat(2).slice(0, count);

describe("a token of a well-known shape is found anywhere", () => {
  test.each([
    ["a GitHub token", join("gh", "p_", some(36))],
    ["a GitHub token", join("github", "_pat_", some(82))],
    ["a GitLab token", join("gl", "pat-", some(20))],
    ["an AWS access key", join("AK", "IA", "QWERTYUIOPASDFGH")],
    ["a private key", join("-----BEGIN RSA ", "PRIVATE KEY-----\nabc")],
    ["a private key", join("-----BEGIN ", "PRIVATE KEY-----")],
    ["an age secret key", join("AGE-SECRET", "-KEY-1", some(58).toUpperCase())],
    ["a Google API key", join("AI", "za", some(35))],
    ["a Slack token", join("xo", "xb-", "123456789012-", some(24))],
    ["a Slack webhook", join("https://hooks.slack", ".com/services/T0000000/B0000000/", some(24))],
    ["a JSON Web Token", join("ey", "J", some(20), ".ey", "J", some(30), ".", some(40))],
    ["a Stripe key", join("sk", "_live_", some(24))],
    ["an npm token", join("np", "m_", some(36))],
    ["a Vault token", join("hv", "s.", some(24))],
    ["a bcrypt password hash", join("$2a", "$10$", some(53))],
    ["an Authorization header", `Bearer ${some(30)}`],
    ["a URL with a password", "postgres://app:hunter2@db:5432/app"],
  ])("%s", (what, token) => {
    for (const value of [token, `first line\n  key: ${token}`]) {
      const found = findSecrets({ list: [{ harmless: value }] });
      expect(found).toEqual([{ path: ["list", "0", "harmless"], why: `looks like ${what}` }]);
      expect(JSON.stringify(found)).not.toContain(token.slice(-10));
    }
  });

  test("also as a key, which the finding does not repeat", () => {
    expect(findSecrets({ [join("gh", "p_", some(36))]: { a: "b" } })).toEqual([
      { path: ["(secret)"], why: "has a key that looks like a GitHub token" },
    ]);
  });

  test("also in the base64 of a Secret's data", () => {
    const manifest = { apiVersion: "v1", kind: "Secret", data: { config: btoa(join("gh", "p_", some(36))) } };
    expect(findSecrets(manifest)).toEqual([{ path: ["data", "config"], why: "looks like a GitHub token" }]);
  });
});

describe("a literal under a name for a secret is found", () => {
  test.each([
    ...[
      "password",
      "adminPassword",
      "PGPASSWORD",
      "MYSQL_ROOT_PASSWORD",
      "root-password",
      "db.auth.password",
      "dbpassword",
      "passwd",
    ],
    ...[
      "pwd",
      "pass",
      "smtpPass",
      "passphrase",
      "token",
      "apiToken",
      "AUTH_TOKEN",
      "accessToken",
      "apiKey",
      "API_KEY",
      "apikey",
    ],
    ...[
      "accessKey",
      "AWS_SECRET_ACCESS_KEY",
      "accountKey",
      "clientSecret",
      "oauth2_client_secret",
      "JWT_SECRET",
      "cookieSecret",
    ],
    ...["secret", "privateKey", "encryptionKey", "secret_key", "SECRET_KEY_BASE", "connectionString", "credentials"],
  ])("%s", (key) => {
    const found = findSecrets({ auth: { [key]: "s3cr3t-4nd-L0ng" } });
    expect(found).toEqual([{ path: ["auth", key], why: `is a literal under "${key}", a name for a secret` }]);
  });

  test("in the name and value of an environment variable or a Helm parameter", () => {
    const value = {
      env: [
        { name: "LEVEL", value: "debug" },
        { name: "DB_PASSWORD", value: "hunter2" },
      ],
      parameters: [{ name: "auth.token", value: "abc" }],
    };
    expect(findSecrets(value).map(({ path }) => path.join("."))).toEqual(["env.1.value", "parameters.0.value"]);
  });

  test("in lists and values below the name", () => {
    expect(
      findSecrets({ passwords: ["hunter2"], token: { value: "abcdef" } }).map(({ path }) => path.join(".")),
    ).toEqual(["passwords.0", "token.value"]);
  });

  test("in a flag", () => {
    expect(findSecrets({ args: ["--level=debug", "--admin-token=abc123", "--token-ttl=24h"] })).toEqual([
      { path: ["args", "1"], why: 'gives a literal to "admin-token", a name for a secret' },
    ]);
  });

  test("in lines of an embedded text, and in a connection string", () => {
    const properties = "level=debug\nspring.datasource.password=hunter2!x\nurl=jdbc:postgresql://db/app\n";
    expect(findSecrets({ "application.properties": properties })).toEqual([
      {
        path: ["application.properties"],
        why: 'holds a literal for "spring.datasource.password", a name for a secret',
      },
    ]);
    expect(findSecrets({ text: "Server=db;Database=app;User Id=sa;Password=Hunter2!x;" })).toHaveLength(1);
    expect(findSecrets({ "config.yaml": 'db:\n  host: db\n  password: "Hunter2!x"\n' })).toHaveLength(1);
  });
});

test("what real charts write about secrets is no secret", () => {
  const harmless: Json = {
    // PostgreSQL, Redis, Keycloak and MinIO, as their charts are configured
    auth: {
      existingSecret: "postgres-credentials",
      existingSecretPasswordKey: "password",
      secretKeys: { adminPasswordKey: "postgres-password", userPasswordKey: "password", password: "password" },
      password: "",
      usePasswordFiles: true,
      username: "app",
      rootUser: "admin",
    },
    admin: { existingSecret: "grafana-admin", userKey: "admin-user", passwordKey: "admin-password" },
    "grafana.ini": {
      "auth.generic_oauth": {
        client_secret: "$__file{/etc/secrets/oauth}",
        token_url: "https://id.acme.example/token",
      },
    },
    imagePullSecrets: ["ghcr-pull", { name: "ghcr-pull" }],
    pullSecret: "ghcr-pull",
    secret: "logforge-production-runtime",
    secrets: ["thanos-objstore", "etcd-client-cert"],
    tokenTTL: "24h",
    token: "24h",
    tokenExpirationSeconds: 3600,
    max_tokens: "4096",
    passwordPolicy: "length(12)",
    password_encryption: "scram-sha-256",
    automountServiceAccountToken: false,
    bearerTokenFile: "/var/run/secrets/kubernetes.io/serviceaccount/token",
    bearerTokenSecret: { name: "metrics", key: "token" },
    basicAuth: { username: { name: "web", key: "user" }, password: { name: "web", key: "password" } },
    clientSecret: "{{ .Values.oauth.secret }}",
    cookieSecret: "XXXXXXXXXXXXXXXX",
    apiKey: "<from-secret>",
    apiKeyRef: "datadog-key-1x",
    password: "ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]",
    adminPassword: "vault:secret/data/grafana#password",
    rootPassword: "${ROOT_PASSWORD}",
    passwordPath: "secret/data/db",
    privateKey: { algorithm: "ECDSA", rotationPolicy: "Always" },
    privateKeySecretRef: { name: "letsencrypt-account" },
    webhookToken: null,
    tls: { secretName: "web-tls", privateKey: "tls.key" },
    connectionString: "redis://redis:6379",
    env: [
      { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } },
      { name: "POSTGRES_PASSWORD_FILE", value: "/run/secrets/postgres" },
      { name: "DB_PASSWORD", value: "$(OTHER)" },
      { name: "SECRET_NAME", value: "web-runtime-2024a" },
      { name: "SECRET", value: "logforge-dev-runtime" },
      { name: "JWT_SECRET", value: "" },
    ],
    // ExternalSecret, SealedSecret, cert-manager, Flux
    data: [{ secretKey: "password", remoteRef: { key: "prod/db", property: "password" } }],
    encryptedData: { password: "AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq4x7" },
    template: { data: { password: "{{ .password }}" } },
    secretRef: { name: "registry" },
    url: "ssh://git@github.com/acme/fleet",
    proxy: "http://$(USER):$(PASS)@proxy:3128",
    script:
      'TOKEN=$(cat /run/token)\nexport PASSWORD="$TOKEN"\npassword = os.environ["DB_PASSWORD"]\ntoken: string\nif [ -z "$PASSWORD" ]; then exit 1; fi\n',
    description: "The password: see the wiki. Rotate the token: monthly.",
    checksum: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    image: `ghcr.io/acme/web@sha256:${"0a".repeat(32)}`,
    certificate: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
    publicKey: "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
    awsExample: join("AK", "IA", "IOSFODNN7EXAMPLE"),
  };
  expect(findSecrets(harmless)).toEqual([]);
});

test("no finding repeats what it found", () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9!%+]{12,30}$/);
  fc.assert(
    fc.property(fc.constantFrom("password", "API_KEY", "token"), secret, (key, value) => {
      for (const holder of [{ [key]: value }, { args: [`--${key}=${value}`] }, { text: `a: b\n${key}: ${value}\n` }]) {
        expect(JSON.stringify(findSecrets(holder))).not.toContain(value);
      }
    }),
  );
});

test("any JSON is searched without an exception", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(findSecrets(JSON.parse(JSON.stringify(value)))).toBeInstanceOf(Array);
    }),
  );
});

test("hostile text is searched to its end", () => {
  const hostile = [
    "a",
    "eyJ",
    "eyJ.",
    "A-",
    "://",
    "://:",
    "password ",
    "password:\n",
    "-----BEGIN ",
    "$2a$10$",
    "x=",
    "Bearer ",
    " ",
  ];
  // What grows with the square of its length would not come to an end here.
  for (const piece of hostile) {
    const value = { password: "", [piece.repeat(10_000)]: piece.repeat(Math.ceil(300_000 / piece.length)) };
    expect(findSecrets(value)).toBeInstanceOf(Array);
  }
});
