/** What is said to who may, and to who may not. */
export const roles = {
  outsider:
    'Careline is where customer care works on customers’ lines and has its changes approved. You are in none of its groups: ask your team lead to add you, if your work needs it.',
  /** In the dialog that confirms a decision. */
  look: 'Look at the target',
  onlyOthers: 'Only approvers other than the requester.',
};
