import type { Response } from 'express';

const texts: Record<number, [string, string]> = {
  400: ['无法理解这个请求。', 'This request could not be understood.'],
  404: ['没有这个页面。', 'There is no such page.'],
  405: ['不支持这种请求。', 'Requests of this kind are not supported.'],
  413: ['提交的内容太大。', 'What was sent is too large.'],
  500: ['系统出错了，请稍后再试。', 'Something went wrong. Please try again later.'],
  503: ['系统暂时不可用，请稍后再试。', 'The service is not available right now. Please try again later.'],
};

/**
 * Answers with a plain page in Chinese and English, for what goes wrong before or beneath the application.
 * It names the request, so that the log can be searched, and nothing else. Other statuses become
 * 400 where the request is at fault, and else 500.
 */
export function sendErrorPage(response: Response, status: number): void {
  const known = texts[status] ? status : status < 500 ? 400 : 500;
  const [chinese = '', english = ''] = texts[known] ?? [];
  response
    .status(known)
    .type('html')
    .set('Cache-Control', 'no-store')
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${known}</title><h1>${chinese}</h1><p lang="en">${english}</p>` +
        `<p><a href="/">返回首页 · Home</a></p><p><small>${response.locals.requestId}</small></p></html>\n`,
    );
}
