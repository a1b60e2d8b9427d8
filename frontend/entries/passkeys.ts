// Passkeys on log-in pages: forms marked data-passkey ask the browser for a credential and send it as JSON.
type Json = Record<string, any>;

const bytes = (text: string): ArrayBuffer => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
};
const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list: Json[] = []): PublicKeyCredentialDescriptor[] => list.map((each) => ({ ...each, id: bytes(each.id) }) as PublicKeyCredentialDescriptor);

async function create(options: Json, alone: boolean): Promise<Json> {
  const key = options.publicKey;
  const chosen = { ...key.authenticatorSelection, residentKey: alone ? "required" : "discouraged", requireResidentKey: alone };
  if (alone) chosen.userVerification = "required";
  const publicKey = {
    ...key, authenticatorSelection: chosen, challenge: bytes(key.challenge), user: { ...key.user, id: bytes(key.user.id) },
    excludeCredentials: named(key.excludeCredentials),
  } as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return said(made, { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] });
}

async function ask(options: Json): Promise<Json> {
  const key = options.publicKey;
  const publicKey = { ...key, challenge: bytes(key.challenge), allowCredentials: named(key.allowCredentials) } as PublicKeyCredentialRequestOptions;
  const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = given.response as AuthenticatorAssertionResponse;
  return said(given, {
    authenticatorData: text(response.authenticatorData), signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : null,
  });
}

const said = (credential: PublicKeyCredential, response: Json): Json => ({
  type: credential.type, id: credential.id, rawId: text(credential.rawId), authenticatorAttachment: credential.authenticatorAttachment,
  response: { clientDataJSON: text(credential.response.clientDataJSON), ...response }, clientExtensionResults: credential.getClientExtensionResults(),
});

async function credentialFor(form: HTMLFormElement): Promise<Json> {
  if (form.dataset.passkey === "login") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return ask((await answer.json()).request_options);
  }
  const options = JSON.parse(document.getElementById("passkey-options")!.textContent!);
  const alone = form.querySelector<HTMLInputElement>("[name=passwordless]");
  return form.dataset.passkey === "add" ? create(options.creation_options, alone?.checked ?? false) : ask(options.request_options);
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const problem = form.querySelector<HTMLElement>("[data-passkey-error]");
    if (problem) problem.hidden = true;
    try {
      form.querySelector<HTMLInputElement>("[name=credential]")!.value = JSON.stringify(await credentialFor(form));
      form.submit();
    } catch {
      if (problem) problem.hidden = false;
    }
  });
}
