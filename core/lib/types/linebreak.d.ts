/** The package ships without types. */
declare module 'linebreak' {
  interface Break {
    /** UTF-16 index before which the line may, or must, end. */
    position: number;
    required: boolean;
  }
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
