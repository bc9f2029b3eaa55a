/** The password of all demo accounts in tests. */
export const demoPassword = 'demo-password-for-tests';
