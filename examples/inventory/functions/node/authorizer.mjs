// Lets every visitor with a name call the API, and nobody add to the inventory.
export const handler = async (event) => {
  const visitor = event.authorizationToken ?? event.headers?.["X-Visitor"] ?? event.headers?.["x-visitor"];
  if (!visitor || visitor === "nobody") {
    throw new Error("Unauthorized");
  }
  const [api] = (event.methodArn ?? event.routeArn).split("/");
  const statement = (Effect, Resource) => ({ Effect, Action: "execute-api:Invoke", Resource });
  return {
    principalId: visitor,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [statement("Allow", `${api}/*`), statement("Deny", `${api}/*/POST/*inventory`)],
    },
    context: { visitor },
  };
};
