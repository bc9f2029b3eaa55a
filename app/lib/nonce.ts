import { createContext, useContext } from 'react';

/** The response's CSP nonce while rendering on the server; empty in the browser, which needs none. */
export const NonceContext = createContext('');

export const useNonce = () => useContext(NonceContext);
