/** Said wherever mail is asked for and cannot be sent. */
export const NOT_SET_UP =
  'Mail is not set up on this service: its operator must set SMTP_URL and MAIL_FROM. A personal feed or a webhook needs no mail.';
