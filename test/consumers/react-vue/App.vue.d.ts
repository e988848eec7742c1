import type { Component } from 'vue';

declare const component: Component;
export default component;
