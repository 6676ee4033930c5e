/**
 * Version of the contract. It rises when something that was shipped changes or goes; what is only added leaves it alone.
 * A page that speaks another version loads itself anew.
 */
export const CONTRACT_VERSION = 1;
