import { describe, expect, it } from 'vitest';
import { mayAct, maySee, principalFrom, SCOPES, type Principal } from '../../core/principal.ts';

const jwt = (claims: object): object => ({ jwt: { claims, scopes: null } });
const seeing = (brands: Principal['brands'], scope: Principal['scope'] = 'read'): Principal => ({ brands, scope });

describe('principalFrom', () => {
  it.each([
    ['one brand', jwt({ brands: 'acme', scope: 'read' }), { brands: new Set(['acme']), scope: 'read' }],
    ['two brands', jwt({ brands: 'acme  globex', scope: 'care' }), { brands: new Set(['acme', 'globex']), scope: 'care' }],
    ['all brands', jwt({ brands: '*', scope: 'admin' }), { brands: 'all', scope: 'admin' }],
    ['a name', jwt({ brands: '*', scope: 'read', sub: 'robin' }), { brands: 'all', scope: 'read', name: 'robin' }],
    ['claims of others beside ours', jwt({ brands: 'acme', scope: 'read', iat: 1, groups: ['x'] }), { brands: new Set(['acme']), scope: 'read' }],
    ['several scopes: the highest of ours', jwt({ brands: 'acme', scope: 'openid read care' }), { brands: new Set(['acme']), scope: 'care' }],
    ['an IAM caller: admin of everything', { iam: { userArn: 'arn:a', accountId: '1' } }, { brands: 'all', scope: 'admin', name: 'arn:a' }],
    ['an IAM caller without a name', { iam: { userArn: null } }, { brands: 'all', scope: 'admin' }],
  ])('reads %s', (_name, authorizer, principal) => expect(principalFrom(authorizer)).toEqual(principal));

  it.each([
    ['no authorizer', undefined],
    ['an empty one', {}],
    ['no claims', { jwt: {} }],
    ['no brands', jwt({ scope: 'read' })],
    ['empty brands', jwt({ brands: ' ', scope: 'read' })],
    ['no scope', jwt({ brands: '*' })],
    ['a scope that we do not know', jwt({ brands: '*', scope: 'root administrator' })],
    ['claims of another type', jwt({ brands: { '*': true }, scope: 'admin' })],
    ['an IAM that is not said', { iam: null }],
  ])('knows nobody by %s', (_name, authorizer) => expect(principalFrom(authorizer)).toBeUndefined());
});

describe('mayAct', () => {
  it('lets each scope do what those before it may do, and no more', () => {
    const allowed = SCOPES.map((has) => SCOPES.filter((needed) => mayAct(seeing('all', has), needed)));
    expect(allowed).toEqual([['read'], ['read', 'care'], ['read', 'care', 'admin']]);
  });
});

describe('maySee', () => {
  it.each([
    ['a brand of the token', seeing(new Set(['acme'])), 'acme', true],
    ['a brand of another', seeing(new Set(['acme'])), 'globex', false],
    ['a brand whose name begins alike', seeing(new Set(['acme'])), 'acme-2', false],
    ['any brand, for a token of all', seeing('all'), 'globex', true],
    ['`*` as a brand of no token', seeing(new Set(['acme'])), '*', false],
    ['`unassigned`, for an admin of all', seeing('all', 'admin'), 'unassigned', true],
    ['`unassigned`, for a reader of all', seeing('all', 'care'), 'unassigned', false],
    ['`unassigned`, for an admin of one brand', seeing(new Set(['acme']), 'admin'), 'unassigned', false],
    ['`unassigned`, for a care token that names it', seeing(new Set(['unassigned']), 'care'), 'unassigned', false],
  ])('answers for %s', (_name, principal, brand, sees) => expect(maySee(principal, brand)).toBe(sees));
});
