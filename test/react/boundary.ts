import { Component, createElement, type ReactNode } from 'react';

/** Shows the error of what is below it, in a button that tries again. */
export class Boundary extends Component<{ children?: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const onClick = () => {
      this.setState({ error: undefined });
    };
    return createElement('button', { onClick }, error.message);
  }
}
