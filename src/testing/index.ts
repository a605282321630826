export type { CookieJar } from "./cookie-jar.ts";
export type { Content } from "./encode-body.ts";
export type { FieldValue, Filling } from "./forms/fill-form.ts";
export { type TestedProject, type TestProjectOptions, testProject } from "./project/test-project.ts";
export { type ClientOptions, type Submission, TestClient, testClient, type VisitOptions } from "./test-client.ts";
export type { Redirect, TestResponse } from "./test-response.ts";
