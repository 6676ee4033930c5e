/** The made-up company that practises: what its papers say. */
export const practice = {
  accountName: 'Practice shop',
  company: {
    name: 'Practice Goods',
    legalName: 'Practice Goods Ltd (made up)',
    line1: '1 Sample Street',
    postcode: '20095',
    city: 'Hamburg',
    country: 'DE',
    vatId: 'DE999999999',
    email: 'office@practice.example',
    website: 'practice.example',
    footer: 'Made up for practising. Not a real company, not a real document.',
  },
};
