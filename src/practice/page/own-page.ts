/**
 * Was this request sent by a page of this origin? Browsers say so themselves and let no page lie
 * about it. Another site's page, or one that reaches us by another name for this machine, is none.
 *
 * @param origin the tenant's own, `http://127.0.0.1:PORT`
 */
export function isFromOwnPage(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  // Safari before 16.4 sends no Sec-Fetch-Site; every browser sends Origin with a POST.
  return request.headers.get('origin') === origin && (site === null || site === 'same-origin')
}
