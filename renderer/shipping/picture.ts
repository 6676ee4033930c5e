/** Which pictures may be shown: those of this device. A shop's own address is never fetched by the page. */
export const pictureOf = (imageUrl: string | null): { readonly src?: string } =>
  imageUrl !== null && /^(data|blob):/.test(imageUrl) ? { src: imageUrl } : {};
