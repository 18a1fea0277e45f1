/** The HTML part of a mail, as mail programs need it: one column of tables, styles inline, nothing fetched from
 *  anywhere, the brand drawn with borders. Programs that know the reader prefers dark get the dark palette by class;
 *  those that invert colours themselves find no pure black or white. */
import { type Html, html } from './html'
import type { Fact, Letter } from './letter'
import { type Palette, palettes } from './palette'

const { light, dark } = palettes
const fonts = "'Instrument Sans',-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const mono = "'JetBrains Mono',ui-monospace,SFMono-Regular,Menlo,Consolas,monospace"
// Mailboxes fill the preview with what follows; this keeps the heading out of it.
const previewFiller = '\u034f\u200c\u00a0'.repeat(40)

export function renderHtml(letter: Letter): string {
  const { locale, subject, preview, heading, opening, quote, action, facts, footer } = letter
  return html`<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${subject}</title>
<style>${styles()}</style>
</head>
<body class="page" style="margin:0;padding:0;background:${light.page};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preview}${previewFiller}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${light.page}" style="background:${light.page}">
<tr><td align="center" class="edge" style="padding:32px 16px">
<table role="presentation" class="card" width="560" cellpadding="0" cellspacing="0" border="0" bgcolor="${light.card}" style="width:100%;max-width:560px;background:${light.card};border:1px solid ${light.line};border-radius:8px;border-collapse:separate">
<tr><td class="in text" style="padding:32px 40px 24px;font:400 16px/24px ${fonts};color:${light.text};word-break:break-word;overflow-wrap:anywhere">
${brand()}
<h1 class="text" style="margin:24px 0 12px;font:600 22px/28px ${fonts};letter-spacing:-.014em;color:${light.text}">${heading}</h1>
<p style="margin:0 0 24px">${opening}</p>
${quote ? html`<blockquote class="card muted" style="margin:0 0 24px;padding:4px 0 4px 16px;border:0 solid ${light.line};border-left-width:3px;background:${light.card};color:${light.muted};white-space:pre-line">${quote}</blockquote>` : ''}
${button(action.label, action.link)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 20px">
${facts.map(factRow)}
</table>
<p class="muted" style="margin:0;font:400 14px/20px ${fonts};color:${light.muted}">${action.copyHint}<br><a class="link" href="${action.link}" style="font:400 13px/20px ${mono};color:${light.link};word-break:break-all">${action.link}</a></p>
</td></tr>
<tr><td class="foot in muted" bgcolor="${light.foot}" style="padding:16px 40px;background:${light.foot};border-radius:0 0 8px 8px;font:400 13px/20px ${fonts};color:${light.muted}">
${footer.map((line) => html`<p style="margin:0 0 4px">${line}</p>`)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`.source
}

/** The gate: an arch of borders, so that no image has to be fetched or allowed. */
function brand(): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td valign="bottom" style="padding-right:10px;line-height:0"><div class="arch" style="width:8px;height:13px;border:solid ${light.accent};border-width:8px 7px 0;border-radius:11px 11px 0 0;font-size:0"></div></td>
<td class="text" style="font:600 16px/22px ${fonts};color:${light.text}">Gatehouse</td>
</tr></table>`
}

/** Padding stands on the cell for Outlook, which ignores it on links, and on the link for everybody else. */
function button(label: string, link: string): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="button" bgcolor="${light.accent}" style="background:${light.accent};border-radius:6px;mso-padding-alt:12px 24px"><a class="on-button" href="${link}" style="display:inline-block;padding:12px 24px;font:600 16px/24px ${fonts};color:${light.onAccent};text-decoration:none">${label}</a></td>
</tr></table>`
}

function factRow({ label, value, note, strong }: Fact): Html {
  const quiet = note ? html`<br><span class="muted" style="font-weight:400;color:${light.muted}">${note}</span>` : ''
  return html`<tr>
<td class="fact muted" valign="top" width="128" style="padding:6px 16px 6px 0;font:400 14px/20px ${fonts};color:${light.muted}">${label}</td>
<td class="fact text" valign="top" style="padding:6px 0;font:${strong ? '600' : '400'} 14px/20px ${fonts};color:${light.text}">${value}${quiet}</td>
</tr>
`
}

function styles(): string {
  const narrow =
    '@media (max-width:520px){.edge{padding:12px 8px!important}.in{padding-left:20px!important;padding-right:20px!important}'
  const stacked =
    '.fact{display:block!important;width:auto!important;padding:0!important}.fact.text{padding-bottom:12px!important}}'
  return `:root{color-scheme:light dark}\n${narrow}${stacked}\n@media (prefers-color-scheme:dark){${classes(dark)}}`
}

function classes(palette: Palette): string {
  const colours = (selector: string, values: string) => `${selector}{${values}}`
  return [
    colours('.page', `background:${palette.page}!important`),
    colours('.card', `background:${palette.card}!important;border-color:${palette.line}!important`),
    colours('.foot', `background:${palette.foot}!important`),
    colours('.text', `color:${palette.text}!important`),
    colours('.muted', `color:${palette.muted}!important`),
    colours('.link', `color:${palette.link}!important`),
    colours('.arch', `border-color:${palette.accent}!important`),
    colours('.button', `background:${palette.accent}!important`),
    colours('.on-button', `color:${palette.onAccent}!important`),
  ].join('')
}
