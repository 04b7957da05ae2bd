import { describe, expect, it } from 'vitest';
import { isTraditional, simplified } from '../../mood/chinese.ts';

describe('Chinese', () => {
  it.each([
    ['還沒收到貨,客服也沒回應', true],
    ['还没收到货,客服也没回应', false],
    ['你好', false],
    ['請問什麼時候開門?', true],
  ])('%s is in traditional characters: %s', (text, traditional) => {
    expect(isTraditional(text)).toBe(traditional);
  });

  it('reads both ways of writing alike', () => {
    expect(simplified('請問什麼時候開門')).toBe('请问什么时候开门');
    expect(simplified('请问什么时候开门')).toBe('请问什么时候开门');
  });
});
