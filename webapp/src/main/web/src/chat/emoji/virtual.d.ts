declare module 'virtual:emoji-en' {
  const data: [code: string, group: number, label: string, tags: string][];
  export default data;
}

declare module 'virtual:emoji-zh' {
  const data: [code: string, group: number, label: string, tags: string][];
  export default data;
}
