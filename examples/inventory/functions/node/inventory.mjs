// Answers every route of the API, and says who called.
const pets = ["cat", "dog", "ferret"];

export const handler = async (event) => {
  const { authorizer, identity } = event.requestContext;
  const method = event.httpMethod ?? event.requestContext.http.method;
  const caller = identity?.userArn ?? authorizer?.claims?.["cognito:username"] ?? authorizer?.principalId ?? "somebody";
  const body = method === "GET" ? { pets, caller } : { added: JSON.parse(event.body ?? "{}"), caller };
  return {
    statusCode: 200,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
};
